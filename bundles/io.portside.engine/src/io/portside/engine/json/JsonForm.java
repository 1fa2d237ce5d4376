package io.portside.engine.json;

import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonObject;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;

/**
 * How a kind of value looks as JSON. Its id is the file's name, so that a copied file is a value of its own. Pure.
 *
 * @param <T> the kind of value
 */
public interface JsonForm<T> {
    /** What a file with a higher number cannot be read for: a program that does not know it might do harm. */
    int version();

    String id(T value);

    /** For people; values are sorted by it. */
    String name(T value);

    /** What forbids to save it. */
    Optional<Problem> fault(T value);

    /** All members but {@code format}, always in the same order. */
    JsonObject write(T value);

    /** Names of all members that {@link #write} may write; others in a file are not ours and survive. */
    Set<String> members();

    T read(String id, JsonObject json) throws Damaged;

    /** The problem kind of a file that cannot be read. Facts: file, name in the previous version or empty. */
    ProblemKind damaged();

    /** The problem kind of a file of a later program. Facts: file. */
    ProblemKind newer();
}
