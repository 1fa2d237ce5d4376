/**
 * Brings the parts of a synchronisation together: pairs, volumes, memory, scan, planner and run. For {@code PortsideEngine}
 * alone. Worker threads.
 */
package io.portside.engine.sync.front;
