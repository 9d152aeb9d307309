/** Runs as a worker: answers once, after the number of milliseconds it was last sent. */
let timeout = 0;

addEventListener('message', ({ data }) => {
  clearTimeout(timeout);
  timeout = setTimeout(() => postMessage(null), data);
});
