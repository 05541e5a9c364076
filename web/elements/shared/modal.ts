/** For `ref`: opens a dialog as soon as it is in the document, where it is a moment later. */
export function openModal(element: Element | undefined): void {
  queueMicrotask(() => {
    if (!(element instanceof HTMLDialogElement) || element.open || !element.isConnected) return;
    element.showModal();
    // What the reader fills in comes before the buttons; it is rendered another moment later.
    const field = element.querySelector('tw-combobox');
    void field?.updateComplete.then(() => field.querySelector('input')?.focus());
  });
}
