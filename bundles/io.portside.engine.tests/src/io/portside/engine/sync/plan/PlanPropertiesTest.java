package io.portside.engine.sync.plan;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.portside.engine.property.PropertyRun;

class PlanPropertiesTest {
    @TestFactory
    Stream<DynamicTest> properties() {
        return PropertyRun.of(PlanProperties.class);
    }
}
