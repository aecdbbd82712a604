// Sends a file in parts, one after another, and goes on by itself when the connection comes back.
// The server says which parts it has, so that the same file goes on after a reload or another day.
// Where a part was lost, it asks the server again before the next: a server that says no to a part
// closes the connection before it has read all of it, and the browser never hears what it said.
// Without this script the form sends the file in one piece.
const form = document.querySelector("form[data-send-in-parts]");
const panel = document.querySelector("[data-sending]");
const TRY_AGAIN_AFTER = [1, 2, 4, 8, 16, 30]; // seconds
const LONGEST_FOR_A_PART = 120_000; // milliseconds
const LONGEST_TO_STOP = 5; // seconds
const LOST = new Set([408, 429, 500, 502, 504]);

/** Something that goes on only when a person has done something. */
class Stopped extends Error {
  constructor(words, { signedOut = false } = {}) {
    super(words);
    this.signedOut = signedOut;
  }
}

function token() {
  const found = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/);
  return found ? found[1] : form.elements.csrfmiddlewaretoken.value;
}

function wait(seconds) {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      window.removeEventListener("online", goOn);
      resolve();
    };
    const timer = setTimeout(goOn, seconds * 1000);
    window.addEventListener("online", goOn);
  });
}

async function wordsOf(response) {
  const isJson = (response.headers.get("Content-Type") ?? "").startsWith("application/json");
  return isJson ? (await response.json()).words : panel.dataset.refusedWords;
}

/** One request: what came back, or nothing where the connection was lost. Throws Stopped. */
async function asked(address, method, body, patience = new AbortController()) {
  let response;
  const timer = setTimeout(() => patience.abort(), LONGEST_FOR_A_PART);
  try {
    response = await fetch(address, {
      method,
      body,
      headers: { "X-CSRFToken": token(), Accept: "application/json" },
      redirect: "manual", // to the page of signing in
      signal: patience.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
  if (response.type === "opaqueredirect") {
    throw new Stopped(panel.dataset.signedOutWords, { signedOut: true });
  }
  if (LOST.has(response.status)) return null;
  if (!response.ok) throw new Stopped(await wordsOf(response));
  return response;
}

class Sending {
  constructor(file) {
    this.file = file;
    this.isGivenUp = false;
    this.losses = 0; // since something came through
    this.running = Promise.resolve();
    this.end = new Promise((resolve) => (this.wake = resolve));
    this.said = "";
    this.bar = panel.querySelector("progress");
    this.status = panel.querySelector("[data-sending-status]");
    this.again = panel.querySelector("[data-sending-again]");
    this.signIn = panel.querySelector("[data-sending-sign-in]");
    this.stop = panel.querySelector("[data-sending-stop]");
    this.again.addEventListener("click", () => this.start());
    this.stop.addEventListener("click", () => this.giveUp());
  }

  show() {
    const name = panel.querySelector("[data-sending-name]");
    name.textContent = this.file.name;
    form.hidden = true;
    panel.hidden = false;
    name.focus();
  }

  start() {
    this.running = this.run();
  }

  async run() {
    this.again.hidden = this.signIn.hidden = true;
    try {
      await this.sendAll();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.halt(error);
    }
  }

  halt(stopped) {
    this.say(stopped.message);
    this.signIn.hidden = !stopped.signedOut;
    this.again.hidden = stopped.signedOut;
  }

  async sendAll() {
    let missing = await this.missing();
    this.progress(missing, missing.length < this.count ? "goingOnWords" : "sendingWords");
    while (missing.length && !this.isGivenUp) {
      if (await this.part(missing[0])) {
        this.losses = 0;
        missing.shift();
        this.progress(missing, "sendingWords");
      } else if (!this.isGivenUp) {
        await this.waitAfterLoss();
        missing = await this.missing();
      }
    }
    if (this.isGivenUp) return;
    this.say(panel.dataset.finishingWords);
    const done = await this.insist(() => asked(this.upload.finish, "POST"));
    if (done) location.assign((await done.json()).address);
  }

  /** The numbers of the parts that the server does not have. */
  async missing() {
    const begun = await this.insist(() => this.begin());
    if (!begun) return [];
    this.upload = await begun.json();
    this.count = Math.ceil(this.file.size / this.upload.partBytes);
    const held = new Set(this.upload.held);
    const numbers = Array.from({ length: this.count }, (_, index) => index + 1);
    return numbers.filter((number) => !held.has(number));
  }

  begin() {
    const said = new FormData(form);
    const body = new URLSearchParams({ offer: said.get("offer") ?? "" });
    body.set("name", this.file.name);
    body.set("size", this.file.size);
    body.set("changed", Math.max(0, Math.trunc(this.file.lastModified)));
    return asked(form.dataset.sendInParts, "POST", body);
  }

  async part(number) {
    const start = (number - 1) * this.upload.partBytes;
    const body = this.file.slice(start, start + this.upload.partBytes);
    let content;
    try {
      content = await body.arrayBuffer();
    } catch {
      // The browser cannot read it any more: no waiting helps.
      throw new Stopped(panel.dataset.changedWords);
    }
    this.patience = new AbortController();
    return asked(`${this.upload.parts}${number}/`, "PUT", content, this.patience);
  }

  /** Ask until there is an answer; nothing where it was given up meanwhile. */
  async insist(ask) {
    while (!this.isGivenUp) {
      const response = await ask();
      if (response) return response;
      await this.waitAfterLoss();
    }
    return null;
  }

  /** Wait longer after each loss, until something comes through. */
  async waitAfterLoss() {
    if (this.isGivenUp) return;
    this.say(panel.dataset.lostWords);
    const seconds = TRY_AGAIN_AFTER[Math.min(this.losses, TRY_AGAIN_AFTER.length - 1)];
    await Promise.race([wait(seconds), this.end]);
    this.losses += 1;
  }

  /** Stop, and only then forget: what is still on its way could begin the file anew. */
  async giveUp() {
    this.isGivenUp = true;
    this.stop.disabled = true;
    this.wake();
    this.patience?.abort();
    await Promise.race([this.running.catch(() => null), wait(LONGEST_TO_STOP)]);
    const headers = { "X-CSRFToken": token() };
    if (this.upload) await fetch(this.upload.stop, { method: "POST", headers }).catch(() => null);
    location.reload();
  }

  progress(missing, words) {
    if (this.isGivenUp) return;
    const share = 1 - missing.length / this.count;
    this.bar.value = share * 100;
    // Said aloud at each tenth only: a screen reader must not be kept talking.
    const tenth = Math.floor(share * 10) * 10;
    this.say(
      panel.dataset[words]
        .replace("{share}", `${tenth}%`)
        .replace("{size}", sizeWords(this.file.size)),
    );
  }

  say(words) {
    if (words !== this.said) this.status.textContent = words;
    this.said = words;
  }
}

function sizeWords(bytes) {
  const unit = bytes < 1024 ** 2 ? ["KB", 1024] : ["MB", 1024 ** 2];
  return `${Math.max(1, Math.round(bytes / unit[1])).toLocaleString()} ${unit[0]}`;
}

if (form && panel) {
  form.addEventListener("submit", (event) => {
    const input = form.elements.file;
    const file = input.files[0];
    // Nothing chosen, or nothing in it: the server says what is missing.
    if (!file || file.size === 0 || !new FormData(form).get("offer")) return;
    event.preventDefault();
    if (!input.reportValidity()) return;
    const sending = new Sending(file);
    sending.show();
    sending.start();
  });
}
