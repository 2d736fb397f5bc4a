/**
 * Why a call's signal aborts when its client has gone away without cancelling: kept work goes on. A signal that
 * aborts for any other reason is a cancel.
 */
export class ClientGone extends Error {
  constructor() {
    super("The client has gone away.");
    this.name = "ClientGone";
  }
}
