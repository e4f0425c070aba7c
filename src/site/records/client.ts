const room = document.querySelector<HTMLElement>('[data-records-page]');

if (room) {
  import('./start.ts')
    .then(({ startRecords }) => startRecords(room))
    .catch(() => {
      room.textContent = 'The records could not be opened. Reload the page to try again.';
    });
}

export {};
