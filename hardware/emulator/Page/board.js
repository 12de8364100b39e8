// The page only shows what the board says and passes on what hands do; the board decides.
import { boardOf, drawBoard, drawPanel, drawWires, panelOf } from "./bench.js";

const $ = id => document.getElementById(id);
const canvas = $("panel");
const paper = canvas.getContext("2d");
const tints = { white: ["#e9f5ff", "#e9f5ff"], blue: ["#4db8ff", "#4db8ff"], two: ["#ffd23f", "#4db8ff"] };
const yellowRows = 16; // the two-coloured glass: its upper quarter is yellow
let state = null;
let tint = localStorage.getItem("tint") in tints ? localStorage.getItem("tint") : "white";

function post(path) {
  return fetch(path, { method: "POST" }).catch(() => {}); // a lost emulator is told by the events below
}

// Whole device pixels for each pixel of the panel, as many as there is room for; all else is drawn round them.
function fit() {
  const ratio = window.devicePixelRatio || 1;
  const board = boardOf(state.board), panel = panelOf(board, state.panelKind);
  const frame = board.onBoard ? board.parts.size : panel.size;
  const width = $("bench").clientWidth - 16;
  const room = Math.min(width, window.innerWidth >= 900 ? window.innerHeight * 0.6 * frame[0] / frame[1] : 600);
  const scale = Math.max(1, Math.floor(room * ratio * panel.pitch / frame[0]));
  const mm = scale / ratio / panel.pitch;
  if (canvas.width !== state.width * scale || canvas.height !== state.height * scale) {
    canvas.width = state.width * scale;
    canvas.height = state.height * scale;
  }
  canvas.style.width = `${canvas.width / ratio}px`;
  canvas.style.height = `${canvas.height / ratio}px`;
  const [glassX, glassY, glassWidth, glassHeight] = panel.glass;
  const [left, top, moduleWidth, moduleHeight] = board.onBoard ? [glassX, glassY, glassWidth, glassHeight] : [0, 0, ...panel.size];
  const litLeft = board.onBoard ? glassX + (glassWidth - state.width * panel.pitch) / 2 : panel.lit[0];
  canvas.style.left = `${(litLeft - left) * mm}px`;
  canvas.style.top = `${(panel.lit[1] - top) * mm}px`;
  $("module").style.width = `${moduleWidth * mm}px`;
  $("module").style.height = `${moduleHeight * mm}px`;
  const full = (board.parts.size[0] + 2.8) * mm; // as large as the module is shown; a long board is drawn smaller
  $("devkit").style.width = `${board.onBoard ? full : Math.min(width, full, Math.max(1.15 * moduleWidth * mm, 300))}px`;
  return scale;
}

let drawn = "";
function lay() {
  const board = boardOf(state.board), panel = panelOf(board, state.panelKind);
  const bench = `${state.board} ${state.panelKind}`;
  if (drawn !== bench) {
    drawn = bench;
    drawBoard($("devkit"), board);
    drawPanel($("pcb"), panel, board.onBoard);
    $("bench").classList.toggle("on-board", board.onBoard === true);
    $("kind").textContent = state.recording ? `Panel ${state.panelKind}` : `${board.title}, panel ${state.panelKind}`;
    $("boot-button").firstChild.textContent = board.boot + " ";
    $("reset").lastElementChild.textContent = board.parts.reset.name;
    grip($("boot"));
    $("en").addEventListener("click", () => post("reset"));
  }
}

function draw() {
  const scale = fit();
  const bits = atob(state.pixels);
  const gap = scale >= 4 ? 1 : 0; // between the pixels of an OLED is a dark line
  const light = state.contrast / 255;
  paper.clearRect(0, 0, canvas.width, canvas.height);
  paper.globalAlpha = 0.4 + 0.6 * Math.pow(light, 0.7);
  for (let y = 0; y < state.height; y++) {
    paper.fillStyle = tints[tint][y < yellowRows ? 0 : 1];
    for (let x = 0; x < state.width; x++) {
      const i = y * state.width + x;
      if (bits.charCodeAt(i >> 3) & (0x80 >> (i & 7))) {
        paper.fillRect(x * scale, y * scale, scale - gap, scale - gap);
      }
    }
  }
  drawWires($("wires"), boardOf(state.board));
  canvas.style.filter = `drop-shadow(0 0 ${1 + 3 * light}px ${tints[tint][1]}66)`;
}

function show(next) {
  if (!state && !next.recording) {
    listFaults();
  }
  state = next;
  lay();
  draw();
  const text = !state.power ? "The board is off."
    : !state.panel ? "The panel is not connected."
    : state.text || "Nothing to read.";
  if ($("text").textContent !== text) {
    $("text").textContent = text;
  }
  if (state.recording) {
    document.body.classList.add("replay");
    document.title = $("name").textContent = "A recording";
    $("who").textContent = `plays ${state.recording}; no firmware runs`;
    $("again").hidden = false;
  } else {
    $("server").href = $("server").textContent = state.server;
  }
  if (!$("up").hidden) {
    $("name").textContent = document.title = state.name;
  }
  showFaults();
  showPhone(state.phone);
  $("power").setAttribute("aria-checked", state.power);
  $("wifi").setAttribute("aria-checked", state.wifi);
  $("connected").setAttribute("aria-checked", state.panel);
  $("boot-button").setAttribute("aria-pressed", state.button);
  $("boot-button").classList.toggle("down", state.button);
  $("boot").classList.toggle("down", state.button);
  $("power-led").classList.toggle("on", state.power);
  $("led")?.classList.toggle("on", state.led);
  $("module").classList.toggle("gone", !state.panel);
}

// The phone that joins the board's own network: it has an address only if the board gives it one.
const phoneSays = {
  away: () => "A phone would, by the QR code on the screen.",
  asks: () => "The phone asks the board for an address.",
  refused: () => "Nobody gave the phone an address, so it reaches nothing.",
  joined: phone => `The board gave the phone ${phone.address}.`,
};

function showPhone(phone) {
  $("setup").hidden = !phone;
  if (phone) {
    $("join").hidden = phone.is === "joined";
    $("join").disabled = phone.is === "asks";
    const says = phoneSays[phone.is](phone);
    if ($("phone").textContent !== says) {
      $("phone").textContent = says;
    }
    $("form").hidden = !phone.form;
    $("form").href = phone.form ?? "";
  }
}

// The faults: one choice each, some with a number. What stands is what the board says.
const faultRows = new Map();

async function listFaults() {
  const faults = await (await fetch("faults")).json();
  for (const fault of faults) {
    const label = document.createElement("label");
    const choice = document.createElement("select");
    const number = document.createElement("input");
    number.type = "number";
    number.min = 0;
    number.max = 99999;
    number.setAttribute("aria-label", `${fault.label}: how many`);
    choice.append(...fault.choices.map(c => new Option(c.label, c.value)));
    choice.id = `fault-${fault.name}`;
    label.htmlFor = choice.id;
    label.textContent = fault.label;
    const row = document.createElement("div");
    row.append(label, choice, number);
    $("fault-list").append(row);
    const takesNumber = value => fault.choices.find(c => c.value === value).usual !== null;
    const set = () => post(`faults/${fault.name}/${choice.value}${takesNumber(choice.value) ? ":" + Number(number.value) : ""}`);
    choice.addEventListener("change", () => {
      number.value = fault.choices.find(c => c.value === choice.value).usual ?? "";
      set();
    });
    number.addEventListener("change", set);
    faultRows.set(fault.name, { choice, number, takesNumber, usual: fault.choices[0].value });
  }
  if (state) {
    showFaults();
  }
}

function showFaults() {
  let on = 0;
  for (const [name, row] of faultRows) {
    const [value, count] = state.faults[name].split(":");
    on += value !== row.usual;
    row.choice.value = value;
    row.choice.classList.toggle("on", value !== row.usual);
    row.number.hidden = !row.takesNumber(value);
    if (count !== undefined && document.activeElement !== row.number) {
      row.number.value = count;
    }
  }
  $("faults-on").textContent = on === 0 ? "none" : `${on} on`;
  $("faults-on").classList.toggle("on", on > 0);
  $("mend").hidden = on === 0;
}

function write(line) {
  const log = $("log");
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 30;
  const row = document.createElement("div");
  row.textContent = line;
  log.append(row);
  while (log.childElementCount > 500) {
    log.firstElementChild.remove();
  }
  if (isAtEnd) {
    log.scrollTop = log.scrollHeight;
  }
}

function listen() {
  const events = new EventSource("events");
  events.addEventListener("open", () => {
    $("lost").hidden = true;
    $("log").replaceChildren(); // the board tells all that it keeps
  });
  events.addEventListener("state", e => show(JSON.parse(e.data)));
  events.addEventListener("log", e => write(e.data));
  events.addEventListener("error", () => { $("lost").hidden = false; });
}

// The button: down while a finger, the mouse, or a key is.
let isHeld = false;
function hold(down) {
  if (isHeld !== down) {
    isHeld = down;
    post(down ? "button/down" : "button/up");
  }
}

function grip(key) {
  key.addEventListener("pointerdown", e => {
    if (e.button === 0) {
      key.setPointerCapture(e.pointerId);
      hold(true);
    }
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    key.addEventListener(end, () => hold(false));
  }
  key.addEventListener("contextmenu", e => e.preventDefault()); // a long touch is a long press
}
grip($("boot-button"));

const isBootKey = e => !(e.target instanceof HTMLSelectElement || e.target instanceof HTMLInputElement) && !e.ctrlKey && !e.metaKey && !e.altKey
  && (e.key.toLowerCase() === "b" || (e.target === $("boot-button") && (e.key === " " || e.key === "Enter")));
document.addEventListener("keydown", e => {
  if (isBootKey(e) && !$("sure").open) {
    e.preventDefault();
    hold(true);
  }
});
document.addEventListener("keyup", e => { if (isBootKey(e)) { hold(false); } });
window.addEventListener("blur", () => hold(false));

$("join").addEventListener("click", () => post("phone/join"));
$("mend").addEventListener("click", () => faultRows.forEach((row, name) => {
  if (row.choice.value !== row.usual) {
    post(`faults/${name}/${row.usual}`);
  }
}));
$("again").addEventListener("click", () => post("again"));
$("reset").addEventListener("click", () => post("reset"));
$("power").addEventListener("click", () => post(state.power ? "power/off" : "power/on"));
$("wifi").addEventListener("click", () => post(state.wifi ? "wifi/off" : "wifi/on"));
$("connected").addEventListener("click", () => post(state.panel ? "panel/off" : "panel/on"));
$("blank").addEventListener("click", () => $("sure").showModal());
$("sure").addEventListener("close", () => { if ($("sure").returnValue === "yes") { post("blank"); } $("sure").returnValue = ""; });
for (const choice of document.querySelectorAll("input[name=tint]")) {
  choice.checked = choice.value === tint;
  choice.addEventListener("change", () => {
    tint = choice.value;
    localStorage.setItem("tint", tint);
    draw();
  });
}
window.addEventListener("resize", () => { if (state) { draw(); } });
$("up").hidden = !location.pathname.startsWith("/boards/");
$("faults").open = window.innerWidth >= 900;
listen();
