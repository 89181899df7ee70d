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
