// Maps: enlarge, move, read a sector's numbers. The table beside a map says the same without.
for (const tools of document.querySelectorAll(".maptools")) {
  const map = tools.parentElement.querySelector("svg.map");
  if (!map) continue;
  const whole = map.getAttribute("viewBox").split(" ").map(Number);
  let [x, y, width, height] = whole;
  const draw = () => {
    x = Math.min(Math.max(x, whole[0]), whole[0] + whole[2] - width);
    y = Math.min(Math.max(y, whole[1]), whole[1] + whole[3] - height);
    map.setAttribute("viewBox", [x, y, width, height].map((n) => n.toFixed(1)).join(" "));
    map.classList.toggle("zoomed", width < whole[2]);
    map.style.setProperty("--zoom", Math.sqrt(whole[2] / width)); // names grow more slowly than ground
  };
  const zoom = (factor, at = [x + width / 2, y + height / 2]) => {
    const wanted = Math.min(whole[2], Math.max(whole[2] / 12, width / factor));
    const by = wanted / width;
    [x, y] = [at[0] - (at[0] - x) * by, at[1] - (at[1] - y) * by];
    [width, height] = [wanted, wanted * (whole[3] / whole[2])];
    draw();
  };
  const pan = (right, down) => {
    x += width * right;
    y += height * down;
    draw();
  };
  const reset = () => {
    [x, y, width, height] = whole;
    draw();
  };
  const place = (event) => {
    const box = map.getBoundingClientRect();
    return [x + ((event.clientX - box.left) / box.width) * width, y + ((event.clientY - box.top) / box.height) * height];
  };
  const verbs = { in: () => zoom(1.6), out: () => zoom(1 / 1.6), whole: reset };
  for (const button of tools.querySelectorAll("button")) button.addEventListener("click", verbs[button.value]);
  tools.hidden = false;

  const keys = {
    "+": verbs.in, "=": verbs.in, "-": verbs.out, 0: reset,
    ArrowLeft: () => pan(-0.2, 0), ArrowRight: () => pan(0.2, 0), ArrowUp: () => pan(0, -0.2), ArrowDown: () => pan(0, 0.2),
  };
  tools.parentElement.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    if (event.key.startsWith("Arrow") && width === whole[2]) return; // the page scrolls as ever
    event.preventDefault();
    keys[event.key]();
  });
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // scrolling stays scrolling
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.25 : 0.8, place(event));
  }, { passive: false });

  let from = null;
  let moved = false;
  map.addEventListener("pointerdown", (event) => {
    if (width < whole[2] && event.button === 0) [from, moved] = [[event.clientX, event.clientY], false];
  });
  map.addEventListener("pointermove", (event) => {
    if (!from) return;
    const box = map.getBoundingClientRect();
    const [right, down] = [event.clientX - from[0], event.clientY - from[1]];
    if (!moved && Math.hypot(right, down) < 5) return;
    if (!moved) map.setPointerCapture(event.pointerId);
    moved = true;
    from = [event.clientX, event.clientY];
    pan(-right / box.width, -down / box.height);
  });
  for (const end of ["pointerup", "pointercancel"]) map.addEventListener(end, () => { from = null; });
  map.addEventListener("dragstart", (event) => event.preventDefault());
  map.addEventListener("click", (event) => {
    if (moved) event.preventDefault(); // the end of a drag opens nothing
    moved = false;
  }, true);
  map.addEventListener("focusin", (event) => {
    const box = event.target.getBBox?.();
    if (!box || width === whole[2]) return;
    const [right, down] = [box.x + box.width / 2, box.y + box.height / 2];
    if (right < x || right > x + width || down < y || down > y + height) {
      [x, y] = [right - width / 2, down - height / 2];
      draw();
    }
  });
}

// What is pointed at, in words: sectors of a map, days of a calendar. Readers of screens have the words anyway.
const readout = (after) => {
  const line = document.createElement("p");
  line.className = "readout";
  line.setAttribute("aria-hidden", "true");
  line.textContent = "\u00a0";
  after.after(line);
  return line;
};
const cellText = (cell) => (cell.querySelector(".value") ?? cell).innerText.trim().replace(/\s+/g, " ");
const sectorText = (link) => {
  const name = link.getAttribute("href")?.match(/sectors\/([\w-]+)/)?.[1];
  const row = name && document.getElementById(`i:sector-${name}`);
  if (!row) return link.getAttribute("aria-label") ?? "";
  const heads = [...row.closest("table").querySelectorAll("thead th")].map((head) => head.textContent.trim());
  const told = [...row.cells].slice(2, 9).map((cell, index) => `${heads[index + 2]}: ${cellText(cell)}`);
  return [link.getAttribute("aria-label"), ...told].join(" \u00b7 ");
};
const dayText = (cell) => {
  const words = cell.querySelector(".vh")?.textContent ?? "";
  if (cell.tagName !== "TD") return words;
  const day = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex].querySelector(".vh").textContent;
  return `${cell.parentElement.cells[0].textContent}, ${day}: ${words}`;
};
for (const [box, things, text] of [
  [".mapbox", "svg.map a", sectorText],
  [".scroll:has(> table.strip)", "table.strip td", dayText],
  [".daystrip", ".daystrip a", dayText],
]) {
  for (const one of document.querySelectorAll(box)) {
    const line = readout(one);
    for (const event of ["mouseover", "focusin"]) {
      one.addEventListener(event, ({ target }) => {
        const thing = target.closest(things);
        if (thing) line.textContent = text(thing);
      });
    }
  }
}

// Two days on top of each other: the slider says how much of the later one is seen.
for (const swipe of document.querySelectorAll(".swipe")) {
  const slider = swipe.querySelector('input[type="range"]');
  const later = swipe.querySelector("img.later");
  const show = () => { later.style.clipPath = `inset(0 0 0 ${100 - slider.value}%)`; };
  swipe.classList.add("on");
  slider.closest("label").hidden = false;
  slider.addEventListener("input", show);
  show();
}
