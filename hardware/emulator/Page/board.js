// The page only shows what the board says and passes on what hands do; the board decides.
import { boardOf, drawBoard, drawPanel, drawWires, panelOf } from "./bench.js";
import { listFaults, showFaults } from "./faults.js";
import { grip, post } from "./hands.js";

const $ = id => document.getElementById(id);
const canvas = $("panel");
const paper = canvas.getContext("2d");
const tints = { white: ["#e9f5ff", "#e9f5ff"], blue: ["#4db8ff", "#4db8ff"], two: ["#ffd23f", "#4db8ff"] };
const yellowRows = 16; // the two-color glass: its upper quarter is yellow
let state = null;
let tint = localStorage.getItem("tint") in tints ? localStorage.getItem("tint") : "white";

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
  const whole = board.onBoard ? [glassX, glassY, glassWidth, glassHeight] : [0, 0, ...panel.size];
  const [left, top, moduleWidth, moduleHeight] = whole;
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
  const light = state.contrast / 255;
  paper.clearRect(0, 0, canvas.width, canvas.height);
  paper.globalAlpha = 0.4 + 0.6 * Math.pow(light, 0.7);
  for (let y = 0; y < state.height; y++) {
    paper.fillStyle = tints[tint][y < yellowRows ? 0 : 1];
    for (let x = 0; x < state.width; x++) {
      const i = y * state.width + x;
      if (bits.charCodeAt(i >> 3) & (0x80 >> (i & 7))) {
        // No dark lines between the pixels: a reader would take them for modules of a QR code.
        paper.fillRect(x * scale, y * scale, scale, scale);
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
    : state.text || "No text.";
  if ($("text").textContent !== text) {
    $("text").textContent = text;
  }
  if (state.recording) {
    document.body.classList.add("replay");
    document.title = $("name").textContent = "A recording";
    $("who").textContent = `plays ${state.recording} without firmware`;
    $("again").hidden = false;
  } else {
    $("server").href = $("server").textContent = state.server;
  }
  if (!$("up").hidden) {
    $("name").textContent = document.title = state.name;
  }
  showFaults(state.faults);
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
  away: () => "A phone joins with the QR code on the screen.",
  asks: () => "The phone asks the board for an address.",
  refused: () => "The phone got no address, so it reaches nothing.",
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

$("join").addEventListener("click", () => post("phone/join"));
$("again").addEventListener("click", () => post("again"));
$("reset").addEventListener("click", () => post("reset"));
$("power").addEventListener("click", () => post(state.power ? "power/off" : "power/on"));
$("wifi").addEventListener("click", () => post(state.wifi ? "wifi/off" : "wifi/on"));
$("connected").addEventListener("click", () => post(state.panel ? "panel/off" : "panel/on"));
$("blank").addEventListener("click", () => $("sure").showModal());
$("sure").addEventListener("close", () => {
  if ($("sure").returnValue === "yes") { post("blank"); }
  $("sure").returnValue = "";
});
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
