import { Socket } from "./socket.js";

const lines = document.querySelector("#lines");
const form = document.querySelector("#say");
const socket = new Socket({ name: prompt("What is your name?") ?? "" });

function show(text, className = "") {
    const line = document.createElement("li");
    line.textContent = text;
    line.className = className;
    lines.append(line);
    line.scrollIntoView();
}

socket.on("connect", () => show("You are in.", "note"));
socket.on("connect_error", ({ message }) => show(message, "note"));
socket.on("disconnect", () => show("The connection is gone; load the page again.", "note"));
socket.on("joined", (name) => show(`${name} came in.`, "note"));
socket.on("left", (name) => show(`${name} left.`, "note"));
socket.on("said", ({ from, text }) => show(`${from}: ${text}`));

form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { text } = form.elements;
    await socket.emit("say", text.value);
    text.value = "";
});
