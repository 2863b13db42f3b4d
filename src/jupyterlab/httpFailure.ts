/** What a request is refused with: a status of HTTP and one line for the person. */
export class HttpFailure extends Error {
  override name = "HttpFailure";

  /**
   * @param status such as 404
   * @param message names the thing and what is wrong with it
   */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
