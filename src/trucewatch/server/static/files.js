// Files dropped on the page: sent one after the other, with progress, until cancelled.
const drop = document.querySelector("form.drop");
if (drop) {
  const input = drop.querySelector('input[type="file"]');
  const told = drop.querySelector(".sending");
  const bar = told.querySelector("progress");
  const name = told.querySelector(".name");
  let sending = null;
  let stopped = false;
  input.multiple = true;
  const send = (file) => new Promise((done) => {
    const body = new FormData();
    body.append("csrf", drop.elements.csrf.value);
    body.append("file", file);
    sending = new XMLHttpRequest();
    sending.open("POST", drop.action);
    sending.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) [bar.max, bar.value] = [event.total, event.loaded];
    });
    sending.addEventListener("loadend", () => done(sending.status === 200 ? sending.responseURL : null));
    sending.send(body);
  });
  const sendAll = async (files) => {
    let last = null;
    stopped = false;
    told.hidden = false;
    for (const file of files) {
      if (stopped) break;
      name.textContent = file.name;
      bar.removeAttribute("value");
      last = (await send(file)) ?? last;
    }
    told.hidden = true;
    if (files.length === 1 && last) location.assign(last);
    else location.reload();
  };
  told.querySelector("button").addEventListener("click", () => {
    stopped = true;
    sending?.abort();
  });
  drop.addEventListener("submit", (event) => {
    event.preventDefault();
    sendAll([...input.files]);
  });
  // Anywhere on the page: who misses the box must not have the browser open the file instead.
  for (const event of ["dragenter", "dragover", "dragleave", "drop"]) {
    document.addEventListener(event, (dragged) => {
      if (![...(dragged.dataTransfer?.types ?? [])].includes("Files")) return;
      dragged.preventDefault();
      drop.classList.toggle("over", event === "dragenter" || event === "dragover");
      if (event === "drop" && dragged.dataTransfer.files.length) sendAll([...dragged.dataTransfer.files]);
    });
  }
}
