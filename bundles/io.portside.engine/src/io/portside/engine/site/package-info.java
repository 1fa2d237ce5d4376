/**
 * Sites in use: profile, password and session core brought together into a remote volume; their state and their log.
 */
package io.portside.engine.site;
