console.log('worker')
setInterval(() => {}, 1000)
