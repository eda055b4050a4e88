// The lines of one person on this device, and the text that she is typing.
//
// A line gets its id here, is on the disk before anybody is told so, and is taken off only when the server
// names its id. The server knows ids again: what was sent twice is one line.

const AT_ONCE = 50, SIGNS_AT_ONCE = 100_000; // as much as the server takes in one go

class Outbox {
  constructor({ tag, key }) {
    this.tag = tag;
    this.seal = new Seal(key);
    this.slot = `${STATE}:${tag}`;
    this.stored = ""; // what the device has of the text in the field
    this.turn = 0;
  }

  async waiting() {
    const own = (await lines.all()).filter(line => line.tag === this.tag);
    return own.sort((one, other) => one.at - other.at);
  }

  async put({ id, at, text }) {
    await lines.put({ id, at, tag: this.tag, body: await this.seal.shut(text) });
  }

  async next() {
    const batch = [];
    let signs = 0;
    for (const { id, at, body } of await this.waiting()) {
      const text = await this.seal.open(body);
      if (text === null) continue;
      if (batch.length === AT_ONCE || (batch.length && signs + text.length > SIGNS_AT_ONCE)) break;
      batch.push({ id, at, text });
      signs += text.length;
    }
    return batch;
  }

  // Both clocks are this device's, so that it does not matter how wrong they are.
  post(batch) {
    return ask("/kort/regels", { who: this.tag, now: Date.now(), lines: batch });
  }

  // --- the text in the field, kept at each change; on the way out there is no time for a seal ---------------

  async keep(text) {
    const turn = ++this.turn, sealed = text ? await this.seal.shut(text) : null;
    if (turn === this.turn && write(this.slot, sealed)) this.stored = text;
  }

  keepAtOnce(text) {
    if (text === this.stored) return;
    this.turn++;
    if (write(this.slot, text ? `0${text}` : null)) this.stored = text;
  }

  async restored() {
    const sealed = read(this.slot);
    return (this.stored = (sealed && (await this.seal.open(sealed))) || "");
  }

  forgetText() {
    this.turn++;
    this.stored = "";
    write(this.slot, null);
  }
}
