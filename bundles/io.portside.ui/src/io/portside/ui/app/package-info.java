/**
 * The application: life cycle, start arguments, the engine and its events on the UI thread, what the window remembers.
 * Other packages of the bundle may use {@link io.portside.ui.app.EngineFeed}, {@link io.portside.ui.app.UiMemory},
 * {@link io.portside.ui.app.Workers} and {@link io.portside.ui.app.StartArguments}; they are in the application context,
 * as is {@link io.portside.engine.PortsideEngine}. UI thread unless a method says otherwise.
 */
package io.portside.ui.app;
