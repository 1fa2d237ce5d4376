/**
 * Tests against real FTP servers behind real firewalls, in the network lab of releng/lab. {@link io.portside.testkit.lab.LabLaunch}
 * runs inside OSGi and starts, once a topology, a Java machine in the lab's client namespace; there the classes named
 * {@code ...InLab} run on a plain class path and reach the lab by {@link io.portside.testkit.lab.Lab}. Imported by test
 * fragments only; everything happens on the thread that calls.
 */
package io.portside.testkit.lab;
