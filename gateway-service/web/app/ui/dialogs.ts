import {html, nothing, render, type TemplateResult} from 'lit';

interface Asked {
  title: string;
  text?: string;
  yes: string;
  bad?: boolean;
  /** With it the answer is a text. */
  field?: {label: string; value: string; maxLength: number};
  /** With them the answer is the value of one. */
  choices?: {label: string; value: string; of: ReadonlyArray<{value: string; label: string}>};
}

let nextId = 1;

/** Asks before something is done; undefined is no. The browser's own dialog keeps the focus in and leads it back. */
export function askFirst(asked: Asked): Promise<string | undefined> {
  return new Promise((answer) => {
    const dialog = document.createElement('dialog');
    const id = `dialog-${nextId++}`;
    dialog.className = 'dialog';
    dialog.setAttribute('aria-labelledby', id);
    dialog.addEventListener('close', () => {
      const field = dialog.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
      dialog.remove();
      answer(dialog.returnValue === 'yes' ? (field?.value.trim() ?? 'yes') : undefined);
    });
    dialog.addEventListener('click', (click) => {
      if (click.target === dialog) {
        dialog.close();
      }
    });
    document.body.append(dialog);
    render(content(asked, id, (value) => dialog.close(value)), dialog);
    dialog.showModal();
    dialog.querySelector('input')?.select();
  });
}

function content(asked: Asked, id: string, close: (value?: string) => void): TemplateResult {
  const enter = (key: KeyboardEvent) => {
    if (key.key === 'Enter' && !key.isComposing && (key.target as HTMLInputElement).value.trim()) {
      // Or the key would go on to press what is focused once the dialog is closed.
      key.preventDefault();
      close('yes');
    }
  };
  return html`<h2 id=${id}>${asked.title}</h2>
    ${asked.text ? html`<p>${asked.text}</p>` : nothing}
    ${asked.field
      ? html`<label class="field"
          >${asked.field.label}
          <input .value=${asked.field.value} maxlength=${asked.field.maxLength} required @keydown=${enter} />
        </label>`
      : nothing}
    ${asked.choices
      ? html`<label class="field"
          >${asked.choices.label}
          <select>
            ${asked.choices.of.map(({value, label}) => html`<option value=${value} ?selected=${value === asked.choices!.value}>${label}</option>`)}
          </select>
        </label>`
      : nothing}
    <div class="buttons">
      <button class="quiet" @click=${() => close()}>Cancel</button>
      <button class=${asked.bad ? 'bad' : 'main'} @click=${() => close('yes')}>${asked.yes}</button>
    </div>`;
}
