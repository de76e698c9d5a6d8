// Tells the browser which language the page is in: for screen readers, and for the shapes of Chinese characters.
export default function ({ data }) {
  document.documentElement.lang = data.locale;
}
