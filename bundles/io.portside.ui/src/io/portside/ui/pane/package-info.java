/**
 * The two panes. {@link io.portside.ui.pane.PaneModel} and its values are without SWT: what a pane shows, listings on
 * workers with a generation, sorting and filtering. {@link io.portside.ui.pane.Pane} joins a model with its widgets and
 * is what commands work on; {@link io.portside.ui.pane.Panes} finds the left, right and active one. UI thread unless a
 * method says otherwise.
 */
package io.portside.ui.pane;
