/** Adds up weights in doubles, which are exact as long as they are given as such. */
export class WeightSum {
  #double = 0;
  #bigInt = 0n;

  add(weight: number | bigint): void {
    if (typeof weight === "number") this.#double += weight;
    else this.#bigInt += weight;
  }

  get total(): bigint {
    return this.#bigInt + BigInt(this.#double);
  }
}
