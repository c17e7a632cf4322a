/*
 * Stochastic gradient descent for one network, [3, 32, 16, 1], tanh, batch 4, of which only the 16 x 32 matrix trains, with
 * the activations of the frozen first layer computed beforehand: as a physicist who writes vector instructions by hand would
 * do it in C for x86-64 with AVX2. It is what `bench trainer/c` measures against, in turns in one run:
 *
 *     cc -O3 -march=native -ffp-contract=fast -o training_loop training_loop.c -lm
 *
 * Reads numbers of steps, one on each line, trains so many, and answers with the nanoseconds of processor time that it took.
 */
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define INPUTS 32
#define OUTPUTS 16
#define BATCH 4
#define SAMPLES 4000

typedef __m256d lanes;

static uint64_t state[4];

static uint64_t rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

/* xoshiro256** of Blackman and Vigna. */
static uint64_t next(void) {
    uint64_t result = rotate(state[1] * 5, 7) * 9, t = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = rotate(state[3], 45);
    return result;
}

static uint32_t below(uint32_t bound) { return (uint32_t)(((next() >> 32) * (uint64_t)bound) >> 32); }

static double uniform(void) { return (next() >> 11) * 0x1p-53; }

static double normal(void) { return sqrt(-2 * log(1 - uniform())) * cos(2 * M_PI * uniform()); }

static inline __attribute__((always_inline)) lanes constant(double x) { return _mm256_set1_pd(x); }

/* With u = 2|x| and E = e^u - 1: tanh |x| = E/(E + 2). */
static inline __attribute__((always_inline)) lanes hyperbolic_tangent(lanes x) {
    const lanes sign_bit = constant(-0.0), round = constant(6755399441055744.0);
    lanes sign = _mm256_and_pd(x, sign_bit);
    lanes magnitude = _mm256_min_pd(_mm256_andnot_pd(sign_bit, x), constant(20.0));
    lanes u = _mm256_add_pd(magnitude, magnitude);
    lanes shifted = _mm256_fmadd_pd(u, constant(1.4426950408889634074), round);
    lanes n = _mm256_sub_pd(shifted, round);
    lanes r = _mm256_fnmadd_pd(n, constant(6.93147180369123816490e-01), u);
    r = _mm256_fnmadd_pd(n, constant(1.90821492927058770002e-10), r);
    lanes r2 = _mm256_mul_pd(r, r), r4 = _mm256_mul_pd(r2, r2);
    lanes c0 = _mm256_fmadd_pd(r, constant(1. / 6), constant(1. / 2));
    lanes c2 = _mm256_fmadd_pd(r, constant(1. / 120), constant(1. / 24));
    lanes c4 = _mm256_fmadd_pd(r, constant(1. / 5040), constant(1. / 720));
    lanes c6 = _mm256_fmadd_pd(r, constant(1. / 362880), constant(1. / 40320));
    lanes c8 = _mm256_fmadd_pd(r, constant(1. / 39916800), constant(1. / 3628800));
    lanes c10 = _mm256_fmadd_pd(r, constant(1. / 6227020800.), constant(1. / 479001600.));
    lanes d0 = _mm256_fmadd_pd(c2, r2, c0), d4 = _mm256_fmadd_pd(c6, r2, c4), d8 = _mm256_fmadd_pd(c10, r2, c8);
    lanes q = _mm256_fmadd_pd(_mm256_fmadd_pd(d8, r4, d4), r4, d0);
    lanes p = _mm256_fmadd_pd(q, r2, r);
    __m256i exponent = _mm256_slli_epi64(_mm256_castpd_si256(shifted), 52);
    lanes power = _mm256_castsi256_pd(_mm256_add_epi64(exponent, _mm256_castpd_si256(constant(1.0))));
    lanes e = _mm256_fmadd_pd(power, p, _mm256_sub_pd(power, constant(1.0)));
    return _mm256_or_pd(_mm256_div_pd(e, _mm256_add_pd(e, constant(2.0))), sign);
}

/* Sums of the lanes of four vectors. */
static inline __attribute__((always_inline)) lanes sums(lanes a, lanes b, lanes c, lanes d) {
    lanes ab = _mm256_hadd_pd(a, b), cd = _mm256_hadd_pd(c, d);
    return _mm256_add_pd(_mm256_permute2f128_pd(ab, cd, 0x20), _mm256_permute2f128_pd(ab, cd, 0x31));
}

/* One step. w: outputs x inputs; a0..a3: the batch's activations; v: weights of the output layer; y: targets. */
static inline __attribute__((always_inline)) void step(double *restrict w, const double *a0, const double *a1,
                                                       const double *a2, const double *a3, const double *v, lanes y,
                                                       double rate) {
    lanes phi[OUTPUTS];
    for (int i = 0; i < OUTPUTS; i += 2) {
        const double *row = w + INPUTS * i;
        lanes s0 = constant(0), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
#pragma GCC unroll 8
        for (int k = 0; k < INPUTS; k += 4) {
            lanes u = _mm256_load_pd(row + k), u1 = _mm256_load_pd(row + INPUTS + k);
            lanes x0 = _mm256_load_pd(a0 + k), x1 = _mm256_load_pd(a1 + k);
            lanes x2 = _mm256_load_pd(a2 + k), x3 = _mm256_load_pd(a3 + k);
            s0 = _mm256_fmadd_pd(u, x0, s0), s1 = _mm256_fmadd_pd(u, x1, s1);
            s2 = _mm256_fmadd_pd(u, x2, s2), s3 = _mm256_fmadd_pd(u, x3, s3);
            t0 = _mm256_fmadd_pd(u1, x0, t0), t1 = _mm256_fmadd_pd(u1, x1, t1);
            t2 = _mm256_fmadd_pd(u1, x2, t2), t3 = _mm256_fmadd_pd(u1, x3, t3);
        }
        phi[i] = sums(s0, s1, s2, s3);
        phi[i + 1] = sums(t0, t1, t2, t3);
    }
    for (int i = 0; i < OUTPUTS; i++) phi[i] = hyperbolic_tangent(phi[i]);
    lanes even = constant(0), odd = constant(0);
    for (int i = 0; i < OUTPUTS; i += 2) {
        even = _mm256_fmadd_pd(constant(v[i]), phi[i], even);
        odd = _mm256_fmadd_pd(constant(v[i + 1]), phi[i + 1], odd);
    }
    lanes error = _mm256_mul_pd(_mm256_sub_pd(y, _mm256_add_pd(even, odd)), constant(rate));
    for (int i = 0; i < OUTPUTS; i++) {
        lanes derivative = _mm256_fnmadd_pd(phi[i], phi[i], constant(1.0));
        phi[i] = _mm256_mul_pd(_mm256_mul_pd(error, constant(v[i])), derivative);
    }
    for (int i = 0; i < OUTPUTS; i += 2) {
        double g[8] __attribute__((aligned(32)));
        _mm256_store_pd(g, phi[i]);
        _mm256_store_pd(g + 4, phi[i + 1]);
        lanes g0 = _mm256_broadcast_sd(g), g1 = _mm256_broadcast_sd(g + 1), g2 = _mm256_broadcast_sd(g + 2);
        lanes g3 = _mm256_broadcast_sd(g + 3), h0 = _mm256_broadcast_sd(g + 4), h1 = _mm256_broadcast_sd(g + 5);
        lanes h2 = _mm256_broadcast_sd(g + 6), h3 = _mm256_broadcast_sd(g + 7);
        double *row = w + INPUTS * i;
#pragma GCC unroll 8
        for (int k = 0; k < INPUTS; k += 4) {
            lanes x0 = _mm256_load_pd(a0 + k), x1 = _mm256_load_pd(a1 + k);
            lanes x2 = _mm256_load_pd(a2 + k), x3 = _mm256_load_pd(a3 + k);
            lanes u = _mm256_load_pd(row + k), u1 = _mm256_load_pd(row + INPUTS + k);
            u = _mm256_fmadd_pd(g0, x0, u), u1 = _mm256_fmadd_pd(h0, x0, u1);
            u = _mm256_fmadd_pd(g1, x1, u), u1 = _mm256_fmadd_pd(h1, x1, u1);
            u = _mm256_fmadd_pd(g2, x2, u), u1 = _mm256_fmadd_pd(h2, x2, u1);
            u = _mm256_fmadd_pd(g3, x3, u), u1 = _mm256_fmadd_pd(h3, x3, u1);
            _mm256_store_pd(row + k, u);
            _mm256_store_pd(row + INPUTS + k, u1);
        }
    }
}

static double w[OUTPUTS * INPUTS] __attribute__((aligned(64)));
static double a[SAMPLES * INPUTS] __attribute__((aligned(64)));
static double y[SAMPLES], v[OUTPUTS];
static uint32_t order[SAMPLES];
static long batch = SAMPLES / BATCH;

static void shuffle(void) {
    for (long i = SAMPLES - 1; i > 0; i--) {
        uint32_t j = below(i + 1), exchanged = order[i];
        order[i] = order[j];
        order[j] = exchanged;
    }
    batch = 0;
}

static void prefetch(const uint32_t *samples) {
    for (int s = 0; s < BATCH; s++)
        for (int line = 0; line < INPUTS; line += 8) _mm_prefetch((const char *)(a + INPUTS * samples[s] + line), _MM_HINT_T0);
}

static void train(long steps, double rate) {
    for (long t = 0; t < steps; t++) {
        if (batch == SAMPLES / BATCH) shuffle();
        const uint32_t *q = order + BATCH * batch++;
        if (batch + 1 < SAMPLES / BATCH) prefetch(q + 2 * BATCH);
        step(w, a + INPUTS * q[0], a + INPUTS * q[1], a + INPUTS * q[2], a + INPUTS * q[3], v,
             _mm256_set_pd(y[q[3]], y[q[2]], y[q[1]], y[q[0]]), rate);
    }
}

static long processor_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1000000000L + now.tv_nsec;
}

int main(void) {
    for (int i = 0; i < 4; i++) state[i] = 0x9E3779B97F4A7C15ULL * (i + 1);
    for (int i = 0; i < OUTPUTS * INPUTS; i++) w[i] = 0.125 / sqrt(INPUTS) * normal();
    for (int i = 0; i < SAMPLES * INPUTS; i++) a[i] = tanh(normal());
    for (int i = 0; i < OUTPUTS; i++) v[i] = normal() / sqrt(OUTPUTS);
    for (int i = 0; i < SAMPLES; i++) y[i] = 0.3 * normal(), order[i] = i;
    long steps;
    while (scanf("%ld", &steps) == 1) {
        long started = processor_ns();
        train(steps, 0.5 / BATCH);
        printf("%ld %.17g\n", processor_ns() - started, w[0]);
        fflush(stdout);
    }
    return 0;
}
