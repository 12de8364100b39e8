// All boards at a glance; a click opens one.
const $ = id => document.getElementById(id);
const cards = new Map();

function cardOf(board) {
  const known = cards.get(board.id);
  if (known) {
    return known;
  }
  const link = document.createElement("a");
  const canvas = document.createElement("canvas");
  const name = document.createElement("b");
  const doing = document.createElement("small");
  link.className = "board";
  link.href = `boards/${board.id}/`;
  name.textContent = board.name;
  link.append(canvas, name, doing);
  $("boards").append(link);
  const card = { link, canvas, doing, power: false };
  cards.set(board.id, card);
  return card;
}

function draw(canvas, board) {
  canvas.width = board.width;
  canvas.height = board.height;
  const paper = canvas.getContext("2d");
  const image = paper.createImageData(board.width, board.height);
  const bits = atob(board.pixels);
  const alpha = 102 + 153 * Math.pow(board.contrast / 255, 0.7);
  for (let i = 0; i < board.width * board.height; i++) {
    if (bits.charCodeAt(i >> 3) & (0x80 >> (i & 7))) {
      image.data.set([233, 245, 255, alpha], i * 4);
    }
  }
  paper.putImageData(image, 0, 0);
}

const events = new EventSource("events");
events.addEventListener("open", () => { $("lost").hidden = true; });
events.addEventListener("error", () => { $("lost").hidden = false; });
events.addEventListener("message", e => {
  for (const board of JSON.parse(e.data)) {
    const card = cardOf(board);
    draw(card.canvas, board);
    card.doing.textContent = board.power ? board.doing : "off";
    card.power = board.power;
    card.link.classList.toggle("off", !board.power);
  }
  const on = [...cards.values()].filter(card => card.power).length;
  $("summary").textContent = `${cards.size} boards, ${on} on`;
});
