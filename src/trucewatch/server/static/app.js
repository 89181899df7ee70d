// Small helps for readers with a keyboard; every page is complete without them.
const typing = (target) => target instanceof HTMLElement && target.closest("input, select, textarea");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const step = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === event.key);
  if (step) {
    event.preventDefault();
    step.click();
  }
});

// Changing day or time of knowledge shows it at once; the button stays for everybody else.
for (const form of document.querySelectorAll("form.controls")) {
  form.querySelector("select")?.addEventListener("change", () => form.requestSubmit());
}

// Which row and which sector on the map belong together.
for (const link of document.querySelectorAll("svg.map a[href]")) {
  const name = (link.getAttribute("href") ?? "").match(/sectors\/([\w-]+)/)?.[1];
  const row = name && document.getElementById(`i:sector-${name}`);
  if (!row) continue;
  const light = (on) => row.classList.toggle("lit", on);
  for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
    link.addEventListener(event, () => light(on));
  }
}

// The desk by keyboard: every key does what a link or button on the page does too.
const items = () => [...document.querySelectorAll(".inbox > .item")];
const here = () => document.activeElement?.closest(".item");
const move = (by) => {
  const all = items();
  const next = all[Math.min(all.length - 1, Math.max(0, all.indexOf(here()) + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};
const desk = {
  j: () => move(1),
  k: () => move(-1),
  Enter: () => here() === document.activeElement && here()?.querySelector('a[href*="/incidents/"]')?.click(),
  g: () => here()?.querySelector('select[name="occurrence"]')?.focus(),
  x: () => here()?.querySelector('input[name="reason"]')?.focus(),
  m: () => here()?.querySelector('button[data-verb="merge"]')?.closest("form").querySelector('input[name="reason"]').focus(),
  u: () => location.assign("/duty/log"),
  "?": () => document.getElementById("keys")?.focus(),
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) here()?.focus();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!document.querySelector(".inbox") || !(event.key in desk)) return;
  if (event.key !== "Enter") event.preventDefault();
  desk[event.key]();
});
