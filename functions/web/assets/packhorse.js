// Everything works without this. It shows how far an upload is, and asks before what cannot be undone.
document.documentElement.classList.add('scripted')

for (const form of document.querySelectorAll('form[data-upload]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const bar = form.querySelector('progress')
    const words = form.querySelector('[data-upload-words]')
    const button = form.querySelector('button')
    button.disabled = true
    bar.hidden = false
    const request = new XMLHttpRequest()
    request.open('POST', form.action)
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      bar.value = total === 0 ? 0 : loaded / total
      words.textContent =
        loaded < total ? `${Math.floor((100 * loaded) / total)}% sent` : 'Sent. It is being looked at…'
    })
    request.addEventListener('load', () => {
      history.replaceState(null, '', request.responseURL)
      document.open()
      document.write(request.responseText)
      document.close()
    })
    const brokeOff = () => {
      button.disabled = false
      bar.hidden = true
      words.textContent = 'The connection broke off, and nothing was kept. Choose Send again.'
    }
    request.addEventListener('error', brokeOff)
    request.addEventListener('abort', brokeOff)
    request.addEventListener('timeout', brokeOff)
    request.send(new FormData(form))
  })
}
