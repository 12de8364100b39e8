// The faults: one choice each, some with a number. What stands is what the board says.
import { post } from "./hands.js";

const $ = id => document.getElementById(id);
const rows = new Map();
let told = null;

export async function listFaults() {
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
    rows.set(fault.name, { choice, number, takesNumber, usual: fault.choices[0].value });
  }
  if (told) {
    showFaults(told);
  }
}

export function showFaults(faults) {
  told = faults;
  let on = 0;
  for (const [name, row] of rows) {
    const [value, count] = faults[name].split(":");
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

$("mend").addEventListener("click", () => rows.forEach((row, name) => {
  if (row.choice.value !== row.usual) {
    post(`faults/${name}/${row.usual}`);
  }
}));
