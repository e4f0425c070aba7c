import { isProgress, type Progress, type Request } from '../../offline/protocol.ts';

/** Asks a service worker and gives its answer. Never settles when the browser ends the worker before it answers. */
export function ask(worker: ServiceWorker, request: Request): Promise<Progress> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      port1.close();
      if (isProgress(data)) resolve(data);
      else reject(new TypeError('not an answer of the worker'));
    };
    worker.postMessage(request, [port2]);
  });
}

/** Waits until a worker is installed. Rejects when it could not be. */
export function installed(worker: ServiceWorker): Promise<ServiceWorker> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'redundant') reject(new Error('the service worker could not be installed'));
      else if (worker.state !== 'installing') resolve(worker);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
