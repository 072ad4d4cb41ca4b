// Within the frame that stands for a worker on a page opened as a file: what a worker has and a page has not.
// It stands in a file of its own, since the content security policy refuses it inline.
"use strict";
// The worker takes its own address from the first script of the frame.
document.currentScript.remove();
self.postMessage = (message, origin) => parent.postMessage(message, origin || "*");
self.importScripts = (...addresses) =>
  addresses.reduce(
    (before, address) =>
      before.then(
        () =>
          new Promise((done) => {
            const script = document.createElement("script");
            script.src = address;
            script.onload = done;
            document.body.appendChild(script);
          }),
      ),
    Promise.resolve(),
  );
self.addEventListener("error", ({ error }) => parent.dispatchEvent(new ErrorEvent("error", { error })));
