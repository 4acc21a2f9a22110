/** JMH benchmarks of the parts; each class is a short lesson. */
package vn.luong.bench.micro;
