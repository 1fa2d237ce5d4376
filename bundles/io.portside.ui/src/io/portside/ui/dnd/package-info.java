/**
 * Drag and drop: between the panes, from the desktop into a pane, from a local pane to the desktop. {@code DropPlan}
 * decides and is without SWT. UI thread.
 */
package io.portside.ui.dnd;
