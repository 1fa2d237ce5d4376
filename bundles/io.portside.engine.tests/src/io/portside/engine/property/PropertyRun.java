package io.portside.engine.property;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import net.jqwik.engine.JqwikTestEngine;

/**
 * The properties of a class as tests of JUnit Jupiter. Inside OSGi a test run finds no other engine than Jupiter, because
 * services of one bundle are not seen from another; so the engine is named here.
 */
public final class PropertyRun implements TestExecutionListener {
    private final Map<String, TestExecutionResult> results = new LinkedHashMap<>();

    private PropertyRun() {}

    /** Runs all properties of the class; one test each, which says what came out. */
    public static Stream<DynamicTest> of(Class<?> properties) {
        PropertyRun run = new PropertyRun();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // jqwik looks its own parts up as services, through this class loader.
        thread.setContextClassLoader(JqwikTestEngine.class.getClassLoader());
        try {
            Launcher launcher = LauncherFactory
                    .create(LauncherConfig.builder().enableTestEngineAutoRegistration(false)
                            .enableLauncherSessionListenerAutoRegistration(false)
                            .enableTestExecutionListenerAutoRegistration(false)
                            .enablePostDiscoveryFilterAutoRegistration(false)
                            .enableLauncherDiscoveryListenerAutoRegistration(false)
                            .addTestEngines(new JqwikTestEngine()).build());
            launcher.execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(properties))
                    .configurationParameter("jqwik.database", "")
                    .configurationParameter("jqwik.reporting.onlyfailures", "true").build(), run);
        } finally {
            thread.setContextClassLoader(before);
        }
        assertFalse(run.results.isEmpty(), "no properties in " + properties);
        return run.results.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> verdict(entry.getValue())));
    }

    private static void verdict(TestExecutionResult result) throws Throwable {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            throw result.getThrowable().orElseGet(() -> fail("not run"));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
            results.put(test.getDisplayName(), result);
        }
    }
}
