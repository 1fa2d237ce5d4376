/**
 * What a person types to name a place on a server: URLs and names of sites. Values and parsing, pure; front ends import
 * it, the engine itself does not. Any thread.
 */
package io.portside.engine.address;
