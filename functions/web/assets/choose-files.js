// Files that were chosen are listed with their sizes, can be dropped as well as browsed for, and can be taken out again.
for (const area of document.querySelectorAll('[data-choose]')) {
  const input = area.querySelector('input[type=file]')
  const list = document.createElement('ul')
  list.className = 'govuk-list chosen'
  const said = document.createElement('p')
  said.className = 'govuk-visually-hidden'
  said.setAttribute('role', 'status')
  const hint = document.createElement('p')
  hint.className = 'govuk-hint chosen__hint'
  hint.textContent = input.multiple ? 'You can drop files here, too.' : 'You can drop the file here, too.'
  area.classList.add('choose')
  area.append(hint, list, said)
  let chosen = []

  const show = (words) => {
    const held = new DataTransfer()
    for (const file of chosen) held.items.add(file)
    input.files = held.files
    list.replaceChildren(...chosen.map(line))
    said.textContent = words
  }
  const line = (file) => {
    const [item, out] = [document.createElement('li'), document.createElement('button')]
    // What a file is, is told by its content once it is sent; a name that is taken nowhere is said so before.
    const isTaken = input.accept.split(',').some((ending) => file.name.toLowerCase().endsWith(ending))
    item.textContent = `${file.name}, ${inMegabytes(file.size)}${isTaken ? ' ' : ': not a kind of file that is taken here. '}`
    out.type = 'button'
    out.className = 'govuk-link chosen__out'
    out.textContent = 'Remove'
    out.setAttribute('aria-label', `Remove ${file.name}`)
    out.addEventListener('click', () => {
      chosen = chosen.filter((one) => one !== file)
      show(`${file.name} is removed.`)
      input.focus()
    })
    item.append(out)
    return item
  }
  const add = (files) => {
    // A dialog that was closed chooses nothing, and takes nothing away; a file that was mended takes its own place.
    const named = new Map([...chosen, ...files].map((file) => [file.name, file]))
    if (files.length > 0) chosen = input.multiple ? [...named.values()] : files.slice(0, 1)
    show(chosen.map(({ name, size }) => `${name}, ${inMegabytes(size)}`).join('; '))
  }

  input.addEventListener('change', () => add([...input.files]))
  area.addEventListener('dragover', () => area.classList.add('choose--over'))
  area.addEventListener('dragleave', () => area.classList.remove('choose--over'))
  area.addEventListener('drop', (event) => {
    area.classList.remove('choose--over')
    add([...event.dataTransfer.files])
  })
}

// A file that misses its place must not take the page away.
for (const kind of ['dragover', 'drop'])
  document.addEventListener(kind, (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })

/** `1.2 MB`, `340 KB`. */
function inMegabytes(bytes) {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

// Whoever says that something is not for the public is shown what has to be said of it.
const secrecy = document.querySelector('details[data-secrecy]')
for (const choice of document.querySelectorAll('input[name=secrecy]'))
  choice.addEventListener('change', () => {
    secrecy.open = choice.value !== 'open'
  })
