/** A bucket that holds one second's worth of requests, and never less than one request. */
export class RateLimit {
  readonly #perSecond: number;
  readonly #size: number;
  #tokens: number;
  #filledAt: number | undefined;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#size = Math.max(1, perSecond);
    this.#tokens = this.#size;
  }

  /** 0 if the request may pass, else the whole seconds until one may. */
  take(nowMs: number): number {
    const elapsed = (nowMs - (this.#filledAt ?? nowMs)) / 1000;
    this.#tokens = Math.min(this.#size, this.#tokens + elapsed * this.#perSecond);
    this.#filledAt = nowMs;
    if (this.#tokens >= 1) {
      this.#tokens--;
      return 0;
    }
    return Math.ceil((1 - this.#tokens) / this.#perSecond);
  }
}
