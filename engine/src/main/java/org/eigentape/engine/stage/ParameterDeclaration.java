package org.eigentape.engine.stage;

/**
 * Something that can be set for a stage with {@code --set stage.name=value}. Values are read in the form of
 * {@link ParameterText#canonical}: a word that looks like a number becomes the shortest form of that number.
 *
 * @param name lower case words joined by {@code _}
 * @param defaultValue what holds where it is not set
 * @param description one sentence with the allowed values
 */
public record ParameterDeclaration(String name, String defaultValue, String description) {}
