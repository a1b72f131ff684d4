// The page of the console. It uses the API as any app does; only the sandbox's controls are its own.
const API = "/api/v1/aiagent/";
const SANDBOX = "sandbox/";
const SECRET = /(\\*"(?:\w*token|nonce|app_?sign|\w*secret)\\*"\s*:\s*\\*")[^"\\]+/gi;
const EVENTS = ["state", "callback", "farewell", "end"];
const MOST_LINES = 200;
const DAY = 24 * 60 * 60 * 1000;
const $ = (id) => document.getElementById(id);

let selected = "";
let owner = "";
let stream = null;
let lastCall = -1;
let sandbox = false;

const masked = (text) => text.replace(SECRET, "$1***");
const pretty = (value) => masked(JSON.stringify(value, null, 2));
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function headers() {
  const token = $("token").value.trim();
  return { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
}

async function send(operation, body) {
  const response = await fetch(API + operation, { method: "POST", headers: headers(), body: JSON.stringify(body) });
  return response.json().catch(() => ({ code: response.status, message: "The answer is not JSON." }));
}

/** Calls an operation and shows it, with the line that does the same in a shell. */
async function call(operation, members) {
  const body = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
  const login = $("token").value.trim() ? ` \\\n  -H "Authorization: Bearer $TOKEN"` : "";
  $("curl").textContent =
    `curl ${location.origin}${API}${operation} -H 'Content-Type: application/json'${login} \\\n  -d ${quoted(JSON.stringify(body))}`;
  let answer;
  try {
    answer = await send(operation, body);
  } catch (failure) {
    answer = { code: 0, message: `The server cannot be reached: ${failure.message}` };
  }
  $("answer").textContent = pretty({ ...answer, ...(answer.qr_code && { qr_code: "an SVG image" }) });
  $("answer").classList.toggle("failed", answer.code !== 200);
  refresh();
  return answer;
}

async function control(path, method = "GET", body) {
  const options = { method, headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) };
  const response = await fetch(SANDBOX + path, options);
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).message ?? response.status);
  return response.json();
}

function duration(seconds) {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

async function refresh() {
  const answer = await send("listAIAgentInstances", {}).catch(() => ({ code: 0 }));
  if (answer.code !== 200) {
    $("instances-count").textContent = answer.message ? `(${answer.message})` : "(the server cannot be reached)";
    if (answer.error_code?.startsWith("Login") || answer.error_code === "Forbidden") $("login").open = true;
    return;
  }
  $("instances-count").textContent = `(${answer.total})`;
  $("no-instances").hidden = answer.total > 0;
  $("instances").hidden = answer.total === 0;
  $("instances").tBodies[0].replaceChildren(...answer.instances.map(row));
}

function row(instance) {
  const made = document.createElement("tr");
  const choose = element("button", instance.ai_agent_instance_id, {
    type: "button",
    "aria-pressed": instance.ai_agent_instance_id === selected,
  });
  choose.addEventListener("click", () => select(instance.ai_agent_instance_id, instance.user_id));
  const first = document.createElement("td");
  first.append(choose);
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(instance.started_at)) / 1000));
  const cells = {
    State: instance.state,
    User: instance.user_id || "nobody",
    Agent: instance.ai_agent_id,
    Region: instance.region,
    Age: duration(seconds),
    Minutes: Math.ceil(seconds / 60),
  };
  made.append(first, ...Object.entries(cells).map(([name, text]) => element("td", text, { "data-name": name })));
  return made;
}

function select(instance, user) {
  stream?.close();
  selected = instance;
  owner = user;
  $("selected").hidden = false;
  $("selected-id").textContent = instance;
  $("events").replaceChildren();
  follow(instance);
  refresh();
}

/** The ticket is good once, so a new stream needs a new one. */
async function follow(instance, known = "") {
  const answer = await send("createEventTicket", { ai_agent_instance_id: instance }).catch(() => ({}));
  if (instance !== selected) return;
  if (!answer.ticket) {
    line($("events"), `no events: ${answer.message ?? "the server cannot be reached"}`, true);
    return;
  }
  const query = new URLSearchParams({ ai_agent_instance_id: instance, ticket: answer.ticket, last_event_id: known });
  const events = new EventSource(`${API}events?${query}`);
  stream = events;
  for (const name of EVENTS) {
    events.addEventListener(name, (event) => {
      known = event.lastEventId;
      const data = JSON.parse(event.data);
      line($("events"), `${name} ${masked(event.data)}`);
      if (name === "end" || data.state === "finished") events.close();
      refresh();
    });
  }
  events.onerror = () => {
    events.close();
    if (instance === selected) setTimeout(() => follow(instance, known), 3000);
  };
}

function line(list, text, failed = false) {
  list.prepend(element("li", text, failed ? { class: "failed" } : {}));
  while (list.children.length > MOST_LINES) list.lastChild.remove();
}

async function showPasses() {
  const answer = await send("listGuestPasses", {}).catch(() => ({}));
  $("passes").replaceChildren(...(answer.guest_passes ?? []).map(passLine));
}

function passLine(pass) {
  const text =
    `${pass.ai_agent_id ?? pass.workflow_type}: ${pass.guests} of ${pass.max_guests} guests, ${duration(pass.seconds_used)}` +
    ` of ${pass.minutes_total} min used, ${pass.running} running, until ${new Date(pass.expires_at).toLocaleString()}`;
  const item = element("li", text);
  const revoke = element("button", "Revoke", { type: "button" });
  revoke.addEventListener("click", () => call("revokeGuestPass", { guest_pass_id: pass.guest_pass_id }).then(showPasses));
  item.append(revoke);
  return item;
}

async function showCalls() {
  const { calls } = await control(`_calls?after=${lastCall}`);
  for (const sent of calls) {
    lastCall = sent.number;
    const item = element("li", "", { value: sent.number + 1 });
    const details = document.createElement("details");
    details.append(
      element("summary", `${sent.action}: ${sent.outcome}`, sent.outcome === "OK" ? {} : { class: "failed" }),
      element("pre", `${pretty(sent.parameters)}\n\n${masked(sent.response)}`),
    );
    item.append(details);
    $("calls").prepend(item);
  }
  while ($("calls").children.length > MOST_LINES) $("calls").lastChild.remove();
}

async function showFaults(reply) {
  const { faults, kinds, actions } = reply ?? (await control("_faults"));
  $("faults").textContent = faults.length
    ? `To come: ${faults.map((fault) => `${fault.count} × ${fault.kind} (${fault.action ?? "all"})`).join(", ")}`
    : "No faults are to come.";
  if (!$("fault").kind.length) {
    $("fault").kind.append(...kinds.map((kind) => element("option", kind)));
    $("fault").action.append(...actions.map((action) => element("option", action)));
  }
}

function onSubmit(id, action) {
  $(id).addEventListener("submit", (event) => {
    event.preventDefault();
    action(Object.fromEntries(new FormData(event.target)), event.submitter.value);
  });
}

onSubmit("start", async (members) => {
  const answer = await call("generateAIAgentCall", { ...members, template_config: "{}" });
  if (answer.ai_agent_instance_id) select(answer.ai_agent_instance_id, answer.user_id ?? members.user_id);
});
onSubmit("say", (members, operation) => call(operation, { ai_agent_instance_id: selected, ...members }));
onSubmit("update", (members, operation) => call(operation, { ai_agent_instance_id: selected, ...members }));
onSubmit("chat", (members, operation) => call(operation, members));
onSubmit("messaging", async (members, operation) => {
  const now = Date.now();
  const answer = await call(operation, { ...members, start_time: now - DAY, end_time: now + DAY, order: "ASC" });
  const said = (answer.dialogues ?? []).map((entry) => element("li", `${entry.producer ?? "?"}: ${entry.text ?? ""}`));
  $("dialogue").replaceChildren(...said);
});
onSubmit("guest-pass", async (members) => {
  const numbers = ["expire", "max_guests", "minutes_per_guest", "minutes_total"].filter((name) => members[name] !== "");
  const answer = await call("createGuestPass", { ...members, ...Object.fromEntries(numbers.map((name) => [name, Number(members[name])])) });
  $("new-pass").hidden = !answer.url;
  if (!answer.url) return;
  $("pass-url").textContent = answer.url;
  $("pass-url").href = answer.url;
  $("pass-qr").replaceChildren(new DOMParser().parseFromString(answer.qr_code, "image/svg+xml").documentElement);
  showPasses();
});
onSubmit("fault", async ({ action, kind, count }) => {
  const fault = { kind, count: Number(count), ...(action && { action }) };
  $("curl").textContent = `curl localhost:9100/_faults -d ${quoted(JSON.stringify(fault))}`;
  await control("_faults", "POST", fault).then(showFaults, (failure) => ($("faults").textContent = failure.message));
});
$("no-faults").addEventListener("click", () => control("_faults", "DELETE").then(showFaults));
$("freeze").addEventListener("click", async () => {
  const frozen = $("freeze").getAttribute("aria-pressed") !== "true";
  const answer = await call("freezeStarts", { frozen });
  if (answer.code === 200) {
    $("freeze").setAttribute("aria-pressed", frozen);
    $("freeze").textContent = frozen ? "Allow starts again" : "Freeze starts";
  }
});
for (const button of document.querySelectorAll("[data-operation]")) {
  button.addEventListener("click", () => call(button.dataset.operation, { ai_agent_instance_id: selected, user_id: owner }));
}
$("hang-up").addEventListener("click", async () => {
  const body = { ai_agent_instance_id: selected, by: "user" };
  $("curl").textContent = `curl localhost:9100/_hangups -d ${quoted(JSON.stringify(body))}`;
  await control("_hangups", "POST", body).then(
    (answer) => ($("answer").textContent = pretty(answer)),
    (failure) => ($("answer").textContent = failure.message),
  );
  refresh();
});
$("token").addEventListener("change", () => {
  sessionStorage.setItem("token", $("token").value);
  refresh();
});

async function tick() {
  if (!document.hidden) {
    await refresh();
    if (sandbox) await Promise.all([showCalls(), showFaults()]).catch(() => {});
  }
  setTimeout(tick, 1000);
}

$("token").value = sessionStorage.getItem("token") ?? "";
sandbox = await showFaults().then(() => true, () => false);
for (const part of document.querySelectorAll(".sandbox")) part.hidden = !sandbox;
tick();
showPasses();
setInterval(() => document.hidden || showPasses(), 5000);
