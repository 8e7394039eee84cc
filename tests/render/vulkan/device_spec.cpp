// SPDX-License-Identifier: GPL-3.0-or-later
// The validation layer is really there and listens: else every "without a message" of the other specs would say nothing.
#include "render/vulkan/device.h"
#include "render/vulkan/owned.h"
#include "tests/support/spec.h"

using namespace spot;

class DeviceSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_validation_layer_is_loaded();
    void the_layer_names_a_mistake_to_whoever_listens();
    void an_instance_nobody_asked_to_validate_does_not();
    void a_device_that_no_machine_has_is_not_found_and_the_error_lists_those_there_are();
};

void DeviceSpec::the_validation_layer_is_loaded()
{
    const auto instance = vk::Instance::make({.isValidated = true});
    QVERIFY_OK(instance);
    QVERIFY2((*instance)->isValidated(), "VK_LAYER_KHRONOS_validation is not installed: apt install vulkan-validationlayers");
}

void DeviceSpec::the_layer_names_a_mistake_to_whoever_listens()
{
    QStringList messages;
    const auto instance = vk::Instance::make({.isValidated = true, .message = [&](const std::string& m) { messages << QString::fromStdString(m); }});
    QVERIFY_OK(instance);
    const auto device = vk::Device::make(**instance);
    QVERIFY_OK(device);
    QVERIFY2(messages.isEmpty(), qPrintable(messages.join("\n")));
    const VkSemaphoreTypeCreateInfo type{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO, .semaphoreType = VK_SEMAPHORE_TYPE_BINARY, .initialValue = 7};
    const VkSemaphoreCreateInfo wrong{.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO, .pNext = &type}; // a binary one must begin at 0
    VkSemaphore handle = VK_NULL_HANDLE;
    vkCreateSemaphore((*device)->get(), &wrong, nullptr, &handle);
    const vk::Semaphore semaphore((*device)->get(), handle);
    QCOMPARE(messages.size(), 1);
    QVERIFY2(messages.front().contains("initialValue"), qPrintable(messages.front()));
}

void DeviceSpec::an_instance_nobody_asked_to_validate_does_not()
{
    const auto instance = vk::Instance::make();
    QVERIFY_OK(instance);
    QVERIFY(!(*instance)->isValidated());
}

void DeviceSpec::a_device_that_no_machine_has_is_not_found_and_the_error_lists_those_there_are()
{
    const auto instance = vk::Instance::make();
    QVERIFY_OK(instance);
    const auto any = vk::Device::make(**instance);
    QVERIFY_OK(any);
    const auto none = vk::Device::make(**instance, {.wanted = "abacus"});
    QVERIFY_FAULT(none, Fault::NotFound, "abacus");
    QVERIFY_FAULT(none, Fault::NotFound, (*any)->name());
}

QTEST_GUILESS_MAIN(DeviceSpec)
#include "device_spec.moc"
