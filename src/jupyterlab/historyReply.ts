/** The answer to a request for earlier input, which nobody keeps here: none. */
export function historyReply(): { type: string; content: Record<string, unknown> } {
  return { type: "history_reply", content: { status: "ok", history: [] } };
}
