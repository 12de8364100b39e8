// usage: node read.mjs FOLDER
// Reads the QR code in each *.pgm (P5) of the folder, dark on light only, as the strictest phones do.
// Prints {"name.pgm": {"text", "version", "top", "left", "side"}}, the last three in pixels; null where there is none.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import jsQR from "jsqr";

const folder = process.argv[2];
const answer = {};
for (const name of readdirSync(folder).filter((file) => file.endsWith(".pgm")).sort()) {
  answer[name] = read(readFileSync(join(folder, name)));
}
console.log(JSON.stringify(answer));

function read(file) {
  const [header, width, height] = /^P5 (\d+) (\d+) 255\n/.exec(file.toString("latin1", 0, 40));
  const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    pixels.fill(file[header.length + i], 4 * i, 4 * i + 3);
  }
  const code = jsQR(pixels, Number(width), Number(height), { inversionAttempts: "dontInvert" });
  return code && {
    text: code.data,
    version: code.version,
    left: code.location.topLeftCorner.x,
    top: code.location.topLeftCorner.y,
    side: code.location.topRightCorner.x - code.location.topLeftCorner.x,
  };
}
