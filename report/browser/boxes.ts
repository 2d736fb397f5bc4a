import type { Answering, Reply } from "../answering.ts";
import type { Lights } from "./lights.ts";
import { elementById, type ReportPage, readStatement } from "./read-page.ts";
import { scrollToStatement } from "./scroll.ts";

/** Makes the boxes for questions and quotes work; what answers them is opened when the first is about to be used. */
export function startBoxes(page: ReportPage, lights: Lights, open: () => Answering): void {
  const { document } = page;
  let answering: Answering | undefined;
  const opened = (): Answering => {
    answering ??= open();
    return answering;
  };
  const question = fieldById(document, "ask");
  const quote = fieldById(document, "quote");
  const speaker = document.querySelector<HTMLInputElement>("#quoted-speaker");
  const { show, close } = createReplyArea(page, lights);

  onSubmit(document, "ask-box", () => show(opened().ask(question?.value ?? "")));
  onSubmit(document, "quote-box", () => show(opened().check(quote?.value ?? "", speaker?.value ?? "")));
  elementById(document, "reply-close").addEventListener("click", () => {
    close();
    question?.focus();
  });
  for (const field of [question, quote]) field?.addEventListener("keydown", submitOnEnter);
  // Whoever types is not kept waiting once the question is complete.
  document.querySelector(".boxes")?.addEventListener("focusin", () => whenIdle(() => opened().prepare()), {
    once: true,
  });
}

/** Where replies are shown: the last one only, said in a line first. */
function createReplyArea(page: ReportPage, lights: Lights) {
  const { document } = page;
  const area = elementById(document, "reply");
  const items = elementById(document, "reply-items");
  const said = elementById(document, "reply-said");

  function close(): void {
    area.hidden = true;
    items.replaceChildren();
    said.textContent = "";
    lights.clear();
  }

  function show(reply: Reply): void {
    close();
    // Made by the same templates as the page, which escape all that is not theirs.
    items.innerHTML = reply.items.markup;
    area.hidden = false;
    area.dataset["outcome"] = reply.outcome;
    said.textContent = reply.said;
    said.classList.toggle("away", reply.kind === "check");
    const found = [...items.querySelectorAll<HTMLElement>(".st")];
    for (const element of found) element.tabIndex = 0;
    lights.showFound(found.map(readStatement));
    scrollToStatement(page.pane, found[0] ?? said);
  }

  return { show, close };
}

function onSubmit(document: Document, form: string, act: () => void): void {
  elementById(document, form).addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

function submitOnEnter(event: KeyboardEvent): void {
  const isPlain = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!isPlain || !(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form?.requestSubmit();
}

function whenIdle(work: () => void): void {
  // Safari has no idle time to give.
  const wait: (work: () => void) => number =
    typeof window.requestIdleCallback === "function"
      ? window.requestIdleCallback
      : window.requestAnimationFrame;
  wait(work);
}

function fieldById(document: Document, id: string): HTMLTextAreaElement | undefined {
  return document.querySelector<HTMLTextAreaElement>(`#${id}`) ?? undefined;
}
