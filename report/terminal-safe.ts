// Escape sequences whole, so that none of their letters stays behind as text.
const escapeSequence =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
// Controls besides tab and newline, and the marks that reorder or hide text (LRM and RLM only nudge it).
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text that steers no terminal: escape sequences are taken out, other controls and marks that reorder text become U+FFFD.
 * Tabs and newlines stay; a carriage return does not.
 */
export function terminalSafe(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(escapeSequence, "").replace(control, "\ufffd");
}
