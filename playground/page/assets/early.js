// Not a module: it must run before the first paint, or a chosen theme would flash in late.
{
  const theme = localStorage.getItem("playground:theme");
  if (theme === '"light"' || theme === '"dark"') document.documentElement.dataset.theme = JSON.parse(theme);
}
