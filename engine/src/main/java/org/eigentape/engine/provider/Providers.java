package org.eigentape.engine.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The providers of one kind that files {@code META-INF/services/TYPE} on the class path name. These are the files of
 * {@link java.util.ServiceLoader}, which gives up at the first broken provider and does not say where it is from; here a
 * broken one is left out, with a sentence that does. Immutable.
 *
 * @param <S> the kind of provider
 * @param found in the order of the class path
 * @param problems one sentence for each provider that was left out
 */
public record Providers<S>(List<S> found, List<String> problems) {

    /** Copies the lists. */
    public Providers {
        found = List.copyOf(found);
        problems = List.copyOf(problems);
    }

    /**
     * Finds, makes and asks providers.
     *
     * @param <S> the kind of provider
     * @param type its interface
     * @param kind what people call it, for example {@code stage}
     * @param isUsable asks a new provider for everything that must be there; what it throws, or false, leaves it out
     * @return those that are usable, and what is wrong with the others
     */
    public static <S> Providers<S> load(Class<S> type, String kind, Predicate<S> isUsable) {
        List<S> found = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        ClassLoader loader = loader(type);
        String file = "META-INF/services/" + type.getName();
        try {
            for (URL list : Collections.list(loader.getResources(file))) {
                String place = Origin.of(list, file);
                for (String name : names(list, place, problems)) {
                    if (seen.add(name)) {
                        make(type, name, loader, isUsable, found, new Problem(kind, name, place, problems));
                    }
                }
            }
        } catch (IOException e) {
            problems.add("The class path cannot be searched for a " + kind + ": " + e.getMessage() + ".");
        }
        return new Providers<>(found, problems);
    }

    /** Says in one sentence why a provider is left out. */
    private record Problem(String kind, String name, String place, List<String> problems) {

        void because(String cause) {
            problems.add(
                    "The " + kind + " " + name + " in " + place + " cannot be used: " + cause + ". It is left out.");
        }
    }

    private static <S> void make(
            Class<S> type, String name, ClassLoader loader, Predicate<S> isUsable, List<S> found, Problem problem) {
        try {
            Class<?> made = Class.forName(name, false, loader);
            if (!type.isAssignableFrom(made)) {
                problem.because("it is not a " + type.getName());
                return;
            }
            S provider = type.cast(made.getConstructor().newInstance());
            if (isUsable.test(provider)) {
                found.add(provider);
            } else {
                problem.because("asked what it provides, it gave null");
            }
        } catch (ClassNotFoundException e) {
            problem.because("there is no such class");
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            problem.because("a provider must be a public class with a public constructor without arguments");
        } catch (InvocationTargetException e) {
            problem.because("its constructor threw " + Origin.cause(e.getCause() == null ? e : e.getCause()));
        } catch (LinkageError e) {
            problem.because("it cannot be linked, " + Origin.cause(e));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            problem.because("asked what it provides, it threw " + Origin.cause(e));
        }
    }

    private static ClassLoader loader(Class<?> type) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            return context;
        }
        ClassLoader own = type.getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    private static List<String> names(URL list, String place, List<String> problems) {
        List<String> names = new ArrayList<>();
        try {
            URLConnection connection = list.openConnection();
            // A jar that is cached would be seen as it was when it was first opened.
            connection.setUseCaches(false);
            try (InputStream stream = connection.getInputStream();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines()
                        .map(line -> line.replaceFirst("#.*", "").trim())
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        } catch (IOException e) {
            problems.add("What " + place + " provides cannot be read: " + e.getMessage() + ".");
        }
        return names;
    }
}
