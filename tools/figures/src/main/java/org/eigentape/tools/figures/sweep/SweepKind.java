package org.eigentape.tools.figures.sweep;

/**
 * A kind of sweep that can be drawn: which sweeps it is for, and which figures they have. The command {@code figures} asks all kinds in
 * turn; the first that is for a sweep draws it. Implementations are immutable.
 */
public interface SweepKind {

    /**
     * Which sweeps it is for, in the words of a message to somebody who has another one.
     *
     * @return for example {@code networks over temperature and inverseSigmaW (their phase diagram)}
     */
    String sweeps();

    /**
     * Whether it is for a sweep. Where that depends on the axes and a sweep almost fits, {@link #page} can say better than this method what it lacks.
     *
     * @param sweep any
     * @return true if it draws the sweep, or knows what to say of it
     */
    boolean fits(SweptCells sweep);

    /**
     * Reads the sweep and draws its figures, without writing them.
     *
     * @param sweep one that {@linkplain #fits fits}
     * @return its figures; one that cannot be drawn carries the reason
     * @throws org.eigentape.engine.error.RecordingException if nothing can be drawn: the sweep is not complete ({@link
     *     SweepTables#requireCurrent}), damaged, or over other axes
     */
    SweepPage page(SweptCells sweep);
}
