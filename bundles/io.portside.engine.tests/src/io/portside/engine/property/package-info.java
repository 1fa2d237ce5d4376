/** Runs tests of properties (jqwik) inside a test of JUnit Jupiter. */
package io.portside.engine.property;
