/**
 * Icons. UI thread; every package of the window may import it. Colours are the platform's own, light or dark, chosen by
 * the style sheets in {@code css/}.
 */
package io.portside.ui.theme;
