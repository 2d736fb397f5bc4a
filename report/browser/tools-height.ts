/** Tells the style sheet how high the sticky tools are, also when the filters wrap. */
export function followToolsHeight(document: Document): void {
  const tools = document.querySelector(".tools");
  if (tools === null) return;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(tools.getBoundingClientRect().height);
    document.documentElement.style.setProperty("--tools", `${height}px`);
  });
  observer.observe(tools);
}
