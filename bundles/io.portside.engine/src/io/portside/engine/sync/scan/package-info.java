/**
 * Looks at both sides of a pair, folder by folder, several folders at a time, and hands each folder on as soon as both
 * sides have it. For the engine alone. {@link io.portside.engine.sync.scan.PairScan} is the front; its threads end with
 * its call.
 */
package io.portside.engine.sync.scan;
