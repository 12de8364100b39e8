// What hands do to the board, its button above all: down while a finger, the mouse, or a key is.
const $ = id => document.getElementById(id);

export function post(path) {
  return fetch(path, { method: "POST" }).catch(() => {}); // a lost emulator is told by the events that it sends
}

let isHeld = false;
let downAt = 0;
let told = Promise.resolve();
function hold(down) {
  if (isHeld === down) {
    return;
  }

  isHeld = down;
  downAt = down ? performance.now() : downAt;
  const path = down ? "button/down" : "button/up?held=" + Math.round(performance.now() - downAt);
  told = told.then(() => post(path)); // a release must not overtake its press
}

export function grip(key) {
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

const isBootKey = e => !(e.target instanceof HTMLSelectElement || e.target instanceof HTMLInputElement)
  && !e.ctrlKey && !e.metaKey && !e.altKey
  && (e.key.toLowerCase() === "b" || (e.target === $("boot-button") && (e.key === " " || e.key === "Enter")));
document.addEventListener("keydown", e => {
  if (isBootKey(e) && !$("sure").open) {
    e.preventDefault();
    hold(true);
  }
});
document.addEventListener("keyup", e => { if (isBootKey(e)) { hold(false); } });
window.addEventListener("blur", () => hold(false));
