package io.portside.cli;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import io.portside.testkit.lab.LabLaunch;

/** Runs every class of this fragment named {@code ...InLab} in the network lab. */
class LabTest {
    @TestFactory
    Stream<DynamicNode> lab() {
        return LabLaunch.of(LabTest.class);
    }
}
