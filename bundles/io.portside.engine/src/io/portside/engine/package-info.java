/**
 * The engine's front: {@link io.portside.engine.PortsideEngine} and what a front end (window, command line) must provide
 * for it. Headless: no SWT, JFace or e4.
 */
package io.portside.engine;
