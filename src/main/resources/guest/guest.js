// The page of guests. The address holds the token of the pass; the first start redeems it, and the login that comes back is kept for
// this browser, so that the same person stays the same guest.
const API = "../api/v1/aiagent/";
const MOST_TEXTS = 200;
const SECOND = 1000;
const PAUSE = 3 * SECOND;
const pass = location.hash.slice(1);
const kept = `guest-pass:${pass.split("_")[1]}`;
const $ = (id) => document.getElementById(id);

/** The login token of the guest, and the instance that it has started last. */
let guest = JSON.parse(localStorage.getItem(kept) ?? "{}");
let endsAt = 0;
let stream = null;

function keep(members) {
  guest = { ...guest, ...members };
  localStorage.setItem(kept, JSON.stringify(guest));
}

async function call(operation, members, token = guest.token, headers = {}) {
  const response = await fetch(API + operation, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(members),
  }).catch(() => {
    throw new Error("The server cannot be reached.");
  });
  const answer = await response.json().catch(() => ({}));
  if (response.status === 401) show(false);
  if (!response.ok) throw new Error(answer.message ?? `The server has answered with ${response.status}.`);
  return answer;
}

function minutes(seconds) {
  return seconds < 60 ? `${seconds} seconds` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function show(running, left) {
  $("start").hidden = running;
  $("stop").hidden = !running;
  $("call").hidden = !running;
  if (left !== undefined) $("about").textContent = `You can talk for ${minutes(left)}${running ? " after this call" : ""}.`;
}

async function describe() {
  const known = await call("describeGuest", {});
  const running = known.call_seconds_left !== undefined;
  endsAt = Date.now() + (known.call_seconds_left ?? 0) * SECOND;
  show(running, known.seconds_left);
  if (!running) stream?.close();
  return running;
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function start() {
  if (!guest.token) keep({ token: (await call("redeemGuestPass", {}, pass)).token });
  const started = await call("generateAIAgentCall", { template_config: {} }, guest.token, { "Idempotency-Key": newKey() });
  keep({ instance: started.ai_agent_instance_id });
  $("texts").replaceChildren();
  $("state").textContent = "created";
  await describe();
  follow(guest.instance);
}

/** The call ends once IMS shows that the agent has ended. */
async function stop() {
  await call("stopAIAgentInstance", { ai_agent_instance_id: guest.instance });
  $("state").textContent = "stopping";
}

/** The ticket is good once, so a new stream needs a new one. */
async function follow(instance, known = "") {
  const { ticket } = await call("createEventTicket", { ai_agent_instance_id: instance });
  if (instance !== guest.instance) return;
  const query = new URLSearchParams({ ai_agent_instance_id: instance, ticket, last_event_id: known });
  const events = new EventSource(`${API}events?${query}`);
  stream = events;
  for (const name of ["state", "callback", "farewell", "end"]) {
    events.addEventListener(name, (event) => {
      known = event.lastEventId;
      const data = JSON.parse(event.data);
      if (name === "end" || data.state === "finished") {
        events.close();
        attempt(describe);
      }
      if (name === "state") $("state").textContent = data.state;
      if (name === "callback") text(data.data);
      if (name === "farewell") text(data);
    });
  }
  events.onerror = () => {
    events.close();
    if (stream === events && !$("call").hidden) setTimeout(() => attempt(() => follow(instance, known)), PAUSE);
  };
}

function text(said) {
  if (typeof said?.text !== "string") return;
  const item = document.createElement("li");
  item.textContent = said.role ? `${said.role}: ${said.text}` : said.text;
  $("texts").append(item);
  while ($("texts").children.length > MOST_TEXTS) $("texts").firstChild.remove();
}

async function attempt(action) {
  try {
    await action();
    $("problem").textContent = "";
  } catch (failure) {
    $("problem").textContent = failure.message;
  }
}

function onClick(id, action) {
  $(id).addEventListener("click", async () => {
    $(id).disabled = true;
    await attempt(action);
    $(id).disabled = false;
  });
}

async function begin() {
  if (!pass) throw new Error("This page needs the whole address of a guest pass.");
  show(false);
  if (guest.token && (await describe())) await follow(guest.instance);
}

setInterval(() => {
  if (!$("call").hidden) $("left").textContent = minutes(Math.max(0, Math.round((endsAt - Date.now()) / SECOND)));
}, SECOND);
// Events may be lost; what the server says counts.
setInterval(() => {
  if (!$("call").hidden && !document.hidden) attempt(describe);
}, PAUSE);
onClick("start", start);
onClick("stop", stop);
attempt(begin);
